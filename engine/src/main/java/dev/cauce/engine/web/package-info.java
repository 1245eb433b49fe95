/**
 * How the engine speaks HTTP: every error, whoever raises it, leaves as an RFC 9457 {@link dev.cauce.engine.web.Problem} that
 * names the field, the value and a remedy; one JSON mapper for everything; limits on what a request may weigh.
 */
@NullMarked
package dev.cauce.engine.web;

import org.jspecify.annotations.NullMarked;
