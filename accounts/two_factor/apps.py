from django.apps import AppConfig


class TwoFactorConfig(AppConfig):
    name = "accounts.two_factor"
    label = "two_factor"
