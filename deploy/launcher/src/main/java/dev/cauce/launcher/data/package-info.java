/**
 * The data folder: who may use it (one launcher at a time, of the same or a newer version, with room left on the disk) and
 * what the launcher keeps in it besides the servers' own files: passwords and signing keys, readable by their owner only.
 */
@NullMarked
package dev.cauce.launcher.data;

import org.jspecify.annotations.NullMarked;
