/// What was measured, as numbers, tables and charts. No thread of its own.
@NullMarked
package io.pushdeck.bench.report;

import org.jspecify.annotations.NullMarked;
