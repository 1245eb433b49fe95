@NullMarked
package dev.cauce.engine.channel.media;

import org.jspecify.annotations.NullMarked;
