@NullMarked
package dev.cauce.routing.benchmarks;

import org.jspecify.annotations.NullMarked;
