@NullMarked
package dev.cauce.load.webhooks;

import org.jspecify.annotations.NullMarked;
