@NullMarked
package dev.cauce.engine;

import org.jspecify.annotations.NullMarked;
