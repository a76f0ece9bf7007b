"""What was decided about a finding, in words: the same in every report and on the screen."""

from compare.model import Divergence


def words(divergence: Divergence) -> str:
    """Say what was decided, why, and what was noted; nothing where there is nothing to say."""
    review = divergence.review
    parts = []
    if review.status:
        parts.append(review.status + (f": {review.reason}" if review.reason else ""))
    elif review.earlier:
        parts.append(
            f"{review.earlier} on an earlier wording" + (f": {review.reason}" if review.reason else "")
        )
    if review.new:
        parts.append("new since the last sign-off")
    if review.note:
        parts.append(f"note: {review.note}")
    return " · ".join(parts)
