/** The test kit's contract, and what is Paloma's own. */
@NullMarked
package dev.cauce.channel.sms;

import org.jspecify.annotations.NullMarked;
