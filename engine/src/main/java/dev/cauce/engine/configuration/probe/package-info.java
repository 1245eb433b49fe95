/**
 * Whether a channel works, tried now. A {@link dev.cauce.engine.configuration.probe.ChannelProbe} of each kind of channel takes
 * steps and tells of each; {@link dev.cauce.engine.configuration.probe.ChannelProbes} runs it within limits.
 */
@NullMarked
package dev.cauce.engine.configuration.probe;

import org.jspecify.annotations.NullMarked;
