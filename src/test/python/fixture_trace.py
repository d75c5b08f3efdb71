"""Measures how narrow a generate() call's choices were, by looking into transformers' own search."""
import torch
from transformers import LogitsProcessor
from transformers.generation.utils import GenerationMixin

MASKED = -1e8       # scores below this are masked out, not candidates


class Narrowest:
    """The smallest difference, a source row, between neighbours in any ranking that the search made."""

    def __init__(self):
        self.rows = None
        self.active = None
        self.dead = False       # every id was banned at some step: what comes then is arbitrary

    def start(self, rows):
        self.rows = [float("inf")] * rows
        self.active = None
        self.dead = False

    def note(self, sorted_values):
        """Rows of values, best first."""
        for row, values in enumerate(sorted_values.tolist()):
            if self.active is not None and not self.active[row]:
                continue
            self.dead = self.dead or not values[0] > -float("inf")
            for better, worse in zip(values, values[1:]):
                if worse > MASKED:
                    self.rows[row] = min(self.rows[row], better - worse)


TRACE = Narrowest()


class GreedyTrace(LogitsProcessor):
    """Sees the processed logits of greedy search."""

    def __init__(self, end):
        self.end = end

    def __call__(self, input_ids, scores):
        TRACE.active = [self.end not in row[1:] for row in input_ids.tolist()]
        TRACE.note(torch.topk(scores, 2)[0])
        return scores


def install():
    """Wraps the three steps of beam search where something is ranked or compared."""
    chosen = GenerationMixin._get_top_k_continuations
    merged = GenerationMixin._update_finished_beams
    bound = GenerationMixin._check_early_stop_heuristic

    def choose(self, accumulated_log_probs, beams_to_keep, **others):
        count = min(beams_to_keep + 1, accumulated_log_probs.shape[1])
        TRACE.note(torch.topk(accumulated_log_probs, count)[0])
        return chosen(self, accumulated_log_probs=accumulated_log_probs, beams_to_keep=beams_to_keep, **others)

    def update(self, **given):
        result = merged(self, **given)
        hit = given["next_token_hits_stopping_criteria"] & given["top_num_beam_mask"][None, :]
        power = (given["cur_len"] + 1 - given["decoder_prompt_len"]) ** given["length_penalty"]
        fresh = torch.where(hit, given["topk_log_probs"] / power, torch.full_like(given["topk_log_probs"], -1e9))
        both = torch.topk(torch.cat((given["beam_scores"], fresh), dim=1), given["num_beams"] + 1)[0]
        TRACE.note(torch.where(both > MASKED, both * max(1.0, power), both))    # as sums of log probabilities again
        return result

    def check(**given):
        result = bound(**given)
        never = given["early_stopping"] == "never" and given["length_penalty"] > 0
        length = (given["max_length"] if never else given["cur_len"]) - given["decoder_prompt_len"]
        power = length ** given["length_penalty"]
        possible = given["running_beam_scores"][:, 0] / power
        worst = given["beam_scores"].min(dim=1)[0]
        full = given["is_sent_finished"].all(dim=1)
        pairs = torch.stack((torch.maximum(possible, worst), torch.minimum(possible, worst)), dim=1)
        compared = full & (possible > MASKED) & (worst > MASKED)
        pairs = torch.where(compared[:, None], pairs * max(1.0, power), torch.full_like(pairs, -1e9))
        TRACE.note(pairs)
        TRACE.active = (result[:, 0] & ~(full & (given["early_stopping"] is True))).tolist()
        return result

    GenerationMixin._get_top_k_continuations = choose
    GenerationMixin._update_finished_beams = update
    GenerationMixin._check_early_stop_heuristic = staticmethod(check)
