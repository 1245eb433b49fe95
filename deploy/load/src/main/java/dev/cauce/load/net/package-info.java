/** HTTP and WebSocket as a patient client uses them. */
@NullMarked
package dev.cauce.load.net;

import org.jspecify.annotations.NullMarked;
