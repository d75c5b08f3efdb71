package org.tarjoman.summarize;

import java.util.List;
import java.util.Optional;

/**
 * Sentence vectors of one article around their mean.
 *
 * <p>Mean-pooled vectors of a multilingual encoder have one large part in common, which makes any
 * two sentences look alike; without the article's mean the cosine tells them apart.
 */
final class CentredVectors {

    private final double[] mean;
    private final double[][] unit;

    private CentredVectors(double[] mean, double[][] unit) {
        this.mean = mean;
        this.unit = unit;
    }

    /**
     * Centres the vectors of an article's sentences around the mean of those that there are.
     *
     * @param vectors one a sentence; one that is missing (a line without letters never meets the encoder),
     *     of another length or not finite is like no other
     * @return the vectors; empty if fewer than two can be used
     */
    static Optional<CentredVectors> of(List<float[]> vectors) {
        int size = vectors.stream().mapToInt(v -> v.length).filter(n -> n > 0).findFirst().orElse(0);
        List<float[]> used = vectors.stream().filter(v -> usable(v, size)).toList();
        if (used.size() < 2) {
            return Optional.empty();
        }
        double[] mean = new double[size];
        for (float[] vector : used) {
            for (int i = 0; i < size; i++) {
                mean[i] += vector[i] / (double) used.size();
            }
        }
        return Optional.of(new CentredVectors(mean, vectors.stream()
                .map(v -> usable(v, size) ? centredUnit(v, mean) : new double[size]).toArray(double[][]::new)));
    }

    private static boolean usable(float[] vector, int size) {
        if (vector.length != size || size == 0) {
            return false;
        }
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double[] centredUnit(float[] vector, double[] mean) {
        double[] centred = new double[mean.length];
        double square = 0;
        for (int i = 0; i < mean.length; i++) {
            centred[i] = vector[i] - mean[i];
            square += centred[i] * centred[i];
        }
        if (square > 0) {
            double length = Math.sqrt(square);
            for (int i = 0; i < centred.length; i++) {
                centred[i] /= length;
            }
        }
        return centred;
    }

    /** Returns the cosine of two sentences, from -1 to 1; 0 for a sentence that is just the mean or has no vector. */
    double cosine(int first, int second) {
        return product(unit[first], unit[second]);
    }

    /**
     * Returns the cosine of every sentence and a text outside the body.
     *
     * @param vector the text's vector
     * @return one value a sentence; empty if the vector is missing, of another length or not finite
     */
    Optional<double[]> cosines(float[] vector) {
        if (!usable(vector, mean.length)) {
            return Optional.empty();
        }
        double[] other = centredUnit(vector, mean);
        double[] cosines = new double[unit.length];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = product(unit[i], other);
        }
        return Optional.of(cosines);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
