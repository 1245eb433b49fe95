/** Asks the engine, through its public interfaces, what became of the work of a run. */
@NullMarked
package dev.cauce.load.audit;

import org.jspecify.annotations.NullMarked;
