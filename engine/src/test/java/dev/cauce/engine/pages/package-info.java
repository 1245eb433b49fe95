/**
 * The pages in a real browser, Chromium without a window, against the engine of the test. What a test saw is kept as
 * pictures in {@code target/screenshots}.
 */
@NullMarked
package dev.cauce.engine.pages;

import org.jspecify.annotations.NullMarked;
