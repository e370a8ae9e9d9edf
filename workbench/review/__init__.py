"""Review by somebody who has only a package: what it holds, and what comes back."""
