/**
 * Back-office work comes in as what a contact wrote once: {@link dev.cauce.engine.channel.task.TaskOrders} checks it against the form
 * of its type and makes it durable, the conversation queues it, and its due date decides its turn. Nobody answers, so nothing goes out.
 */
@NullMarked
package dev.cauce.engine.channel.task;

import org.jspecify.annotations.NullMarked;
