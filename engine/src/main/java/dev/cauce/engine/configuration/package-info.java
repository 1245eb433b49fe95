/**
 * What administrators define: operations, clients, queues, skills, users and the like. Each change writes definition,
 * history, audit and outbox in one transaction; the outbox is published in order to the router and to a compacted topic, from
 * which every process keeps a {@link dev.cauce.engine.configuration.ConfigurationView} in memory.
 */
@NullMarked
package dev.cauce.engine.configuration;

import org.jspecify.annotations.NullMarked;
