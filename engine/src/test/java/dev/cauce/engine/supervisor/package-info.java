@NullMarked
package dev.cauce.engine.supervisor;

import org.jspecify.annotations.NullMarked;
