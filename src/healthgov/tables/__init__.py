"""Tables: questions asked of every row, on the engine the caller already has (extra ``healthgov[frames]``)."""
