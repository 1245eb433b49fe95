/** The real Kafka broker: one combined KRaft node in a JVM of its own, formatted once, its log kept between starts. */
@NullMarked
package dev.cauce.launcher.kafka;

import org.jspecify.annotations.NullMarked;
