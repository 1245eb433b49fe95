/**
 * Whatever nonsense comes in, the answer says what is wrong. Requests are generated from the published API and frames from
 * the sockets there are, by a seed that a failure names.
 */
@NullMarked
package dev.cauce.engine.badinput;

import org.jspecify.annotations.NullMarked;
