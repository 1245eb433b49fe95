/**
 * What supervisors see and do. {@link dev.cauce.engine.supervisor.LiveBoards} counts every step as it comes, and at a steady
 * pace sends each supervisor's socket what changed; the resources send router commands in the supervisor's name. A
 * supervisor sees the supervisor's own clients and nothing else.
 */
@NullMarked
package dev.cauce.engine.supervisor;

import org.jspecify.annotations.NullMarked;
