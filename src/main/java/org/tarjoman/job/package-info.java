/** The nightly run: articles in, one CSV out, safely. */
package org.tarjoman.job;
