/** The launcher from outside: a JVM of its own with real servers, stopped and killed as users and machines do. */
@NullMarked
package dev.cauce.launcher;

import org.jspecify.annotations.NullMarked;
