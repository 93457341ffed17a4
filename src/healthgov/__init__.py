"""healthgov: may this health data be here, today, and until when?"""
