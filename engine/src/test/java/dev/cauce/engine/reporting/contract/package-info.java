@NullMarked
package dev.cauce.engine.reporting.contract;

import org.jspecify.annotations.NullMarked;
