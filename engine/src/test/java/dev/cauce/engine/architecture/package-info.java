/** Who may depend on whom inside the engine, and why. */
@NullMarked
package dev.cauce.engine.architecture;

import org.jspecify.annotations.NullMarked;
