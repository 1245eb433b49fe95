/**
 * What clients' own systems show beside a conversation. {@link dev.cauce.engine.desk.screenpop.ScreenPops} says which there are
 * and fills their addresses in; pages are opened by the browser, look-ups are asked for by
 * {@link dev.cauce.engine.desk.screenpop.LookUps} through the one way out.
 */
@NullMarked
package dev.cauce.engine.desk.screenpop;

import org.jspecify.annotations.NullMarked;
