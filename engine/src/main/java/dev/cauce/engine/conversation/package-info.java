/**
 * Who wrote, in which thread, to which conversation. One consumer takes what contacts and agents write in batches: a pure
 * {@link dev.cauce.engine.conversation.BatchPlan} decides, one transaction stores, and only then desks, channels and the
 * router are told. Told twice is harmless: every id is derived. A reader of the routing log records what became of it.
 */
@NullMarked
package dev.cauce.engine.conversation;

import org.jspecify.annotations.NullMarked;
