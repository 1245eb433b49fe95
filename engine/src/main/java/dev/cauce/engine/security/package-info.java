/**
 * Who may do what. {@link dev.cauce.engine.security.Tokens} issues and checks signed tokens, one audience for staff and one
 * for visitors; {@link dev.cauce.engine.security.SignedIn} is what a valid staff token says, handed on as an argument.
 * Endpoints that name no role are closed.
 */
@NullMarked
package dev.cauce.engine.security;

import org.jspecify.annotations.NullMarked;
