@NullMarked
package dev.cauce.engine.configuration.table;

import org.jspecify.annotations.NullMarked;
