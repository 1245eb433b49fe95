@NullMarked
package dev.cauce.load.play;

import org.jspecify.annotations.NullMarked;
