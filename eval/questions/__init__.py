"""Gold questions: read strictly, sampled, taken from SQuAD files, drafted from what users marked wrong."""
