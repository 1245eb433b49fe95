@NullMarked
package dev.cauce.launcher;

import org.jspecify.annotations.NullMarked;
