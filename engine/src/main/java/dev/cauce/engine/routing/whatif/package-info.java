/**
 * What routing considered, and what it would do: traces, and questions put to the real core on a copy of the state that the
 * log tells. Nothing here changes anything.
 */
@NullMarked
package dev.cauce.engine.routing.whatif;

import org.jspecify.annotations.NullMarked;
