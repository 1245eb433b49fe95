/**
 * The real PostgreSQL: its binaries come as a Maven artifact and are unpacked once per machine; the cluster lives in the
 * data folder, is written with fsync, and asks for passwords. As root it runs in a user namespace, for it refuses root.
 */
@NullMarked
package dev.cauce.launcher.postgres;

import org.jspecify.annotations.NullMarked;
