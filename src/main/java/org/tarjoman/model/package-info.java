/** Model bundles: folders with everything a model needs, verified before use. */
package org.tarjoman.model;
