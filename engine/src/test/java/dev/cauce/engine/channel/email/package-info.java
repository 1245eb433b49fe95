/** Mail through the whole engine, from a contact's program and back. */
@NullMarked
package dev.cauce.engine.channel.email;

import org.jspecify.annotations.NullMarked;
