@NullMarked
package dev.cauce.load.ledger;

import org.jspecify.annotations.NullMarked;
