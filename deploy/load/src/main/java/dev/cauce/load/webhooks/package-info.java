/** Webhooks as providers send them, and how soon they are acknowledged. */
@NullMarked
package dev.cauce.load.webhooks;

import org.jspecify.annotations.NullMarked;
