/**
 * A replicated state machine over two Kafka topics: commands in, a log out. For each partition one owner folds commands
 * through a pure core and appends one record per step; every process follows the log and so holds the state. The first
 * claim of an epoch wins, and every record that is not of the newest valid claim is dropped by all readers alike.
 */
@NullMarked
package dev.cauce.engine.replica;

import org.jspecify.annotations.NullMarked;
