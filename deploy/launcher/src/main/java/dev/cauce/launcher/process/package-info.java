/**
 * Child processes: started with their output in a file and their id in another, so that the next launcher finds and stops
 * what a killed one left behind; restarted with growing pauses when they die; stopped in order.
 */
@NullMarked
package dev.cauce.launcher.process;

import org.jspecify.annotations.NullMarked;
