/**
 * The only way out by HTTP. A {@link dev.cauce.engine.channel.fetch.FetchCall} says what it may reach and how much it may bring;
 * {@link dev.cauce.engine.channel.fetch.Reach} decides purely whether that is allowed,
 * {@link dev.cauce.engine.channel.fetch.OutboundFetch} connects to the very address that was checked.
 */
@NullMarked
package dev.cauce.engine.channel.fetch;

import org.jspecify.annotations.NullMarked;
