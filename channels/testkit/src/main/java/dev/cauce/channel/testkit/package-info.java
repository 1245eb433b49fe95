@NullMarked
package dev.cauce.channel.testkit;

import org.jspecify.annotations.NullMarked;
