/** Tests of what the launcher decides before anything is started. */
@NullMarked
package dev.cauce.launcher.containers;

import org.jspecify.annotations.NullMarked;
