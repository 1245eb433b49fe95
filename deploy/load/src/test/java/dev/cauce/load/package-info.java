@NullMarked
package dev.cauce.load;

import org.jspecify.annotations.NullMarked;
