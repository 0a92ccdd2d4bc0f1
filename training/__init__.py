"""The recipe that makes the language model in quotetrack/nlp/model: `python -m training --corpus FOLDER`."""
