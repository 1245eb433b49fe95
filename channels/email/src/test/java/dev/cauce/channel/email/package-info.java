/** E-mail by the contract, by recorded mails and by mails made to hurt. */
@NullMarked
package dev.cauce.channel.email;

import org.jspecify.annotations.NullMarked;
