package org.tarjoman.summarize;

/**
 * How much each sentence has in common with the rest of its article.
 *
 * <p>Degree centrality of the likeness graph (Erkan and Radev 2004, "LexRank"), without threshold:
 * on articles of 5 to 60 sentences the random walk that they add changes little.
 */
final class Centrality {

    private Centrality() {
    }

    /**
     * Returns the mean likeness of each sentence to all others, as a share of the largest one.
     *
     * @param likeness of the sentences
     * @return one value a sentence, from 0 to 1; all 0 if no two have anything in common
     */
    static double[] of(Likeness likeness) {
        int n = likeness.size();
        double[] sums = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sums[i] += i == j ? 0 : likeness.between(i, j);
            }
            largest = Math.max(largest, sums[i]);
        }
        for (int i = 0; i < n && largest > 0; i++) {
            sums[i] /= largest;
        }
        return sums;
    }
}
