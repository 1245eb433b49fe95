/**
 * Plays visitors and agents against a running engine over its public interfaces, at a pace the engine cannot slow down, keeps
 * a ledger of all work the engine acknowledged, and in the end asks the engine where that work is.
 */
@NullMarked
package dev.cauce.load;

import org.jspecify.annotations.NullMarked;
