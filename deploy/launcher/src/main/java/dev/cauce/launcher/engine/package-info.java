/** The engine as the launcher sees it: a program that was built, a handful of settings, and a question whether it is ready. */
@NullMarked
package dev.cauce.launcher.engine;

import org.jspecify.annotations.NullMarked;
