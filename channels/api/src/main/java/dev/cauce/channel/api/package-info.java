@NullMarked
package dev.cauce.channel.api;

import org.jspecify.annotations.NullMarked;
