/** Makes, through the configuration API, the operation, queues and agents that a run plays with; what is there is used again. */
@NullMarked
package dev.cauce.load.setup;

import org.jspecify.annotations.NullMarked;
